"""An independent oracle: the rules of Foedus as a logic program, to hold the engine against."""
