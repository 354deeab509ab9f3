"""Figures about the work of offices: facts rebuilt from the record, measures one file each, reports whose numbers can be traced."""
