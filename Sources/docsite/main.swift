print("docsite")
