"""The acts of the law, one file each, by stage; the stages are strangers to one another."""
