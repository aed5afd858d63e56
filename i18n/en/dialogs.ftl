# Words of the file dialog of the system, outside our own window.

dialog-choose-images = Select images of your identification document
dialog-images = Images (JPEG, PNG, GIF)
