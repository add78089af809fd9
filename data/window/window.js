// Draws the charts of the page. Each stands as a table too, which is what is read aloud.
