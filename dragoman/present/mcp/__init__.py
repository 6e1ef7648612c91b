"""What a language-model assistant asks the register through the Model Context Protocol."""
