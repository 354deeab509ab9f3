"""Notices: what people and offices are told, once each, in their own language, by the channels they have."""
