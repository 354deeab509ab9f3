"""The words of notices that came with the whole chain, a module for each room of work."""
