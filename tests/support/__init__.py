"""Helpers that several tests share: a second opinion on files, and checks of whole packages."""
