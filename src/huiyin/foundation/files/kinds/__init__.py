"""One module for each family of files, each telling whether bytes are what they claim to be."""
