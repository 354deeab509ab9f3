"""The record of responsibility of one matter; never anything over several."""
