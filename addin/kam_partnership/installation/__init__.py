"""The add-in on a computer: putting it there, taking it away again, finding out why it does not work."""
