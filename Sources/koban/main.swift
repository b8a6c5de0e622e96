print("koban")
