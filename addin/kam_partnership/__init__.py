"""KAM Partnerschaft: do supplier and key account invest in their partnership in balance?"""

__version__ = "0.1.0"
