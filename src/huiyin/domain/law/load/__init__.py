"""From the files of a pack to frozen values, every fault named with its file."""
