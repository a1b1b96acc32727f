"""Who would be drawn into a war: by duty, round by round, and by chance, over many draws."""
