@"%~dp0python.exe" -m kam_partnership %*
