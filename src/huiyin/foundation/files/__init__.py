"""Attachments: judged by content, cleaned of hidden data, kept by their digest."""
