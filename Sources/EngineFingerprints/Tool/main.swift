print("fingerprint-sources")
