"""Tables, charts and words → HTML, PDF, XLSX, PPTX and DOCX, in three languages.

``outline`` says what a briefing contains; ``composing`` fills it once a language; and
``formats`` each write the same briefing in their own way.
"""
