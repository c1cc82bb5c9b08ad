"""Tables, charts and words → HTML, PDF, XLSX and PPTX, in three languages.

``outline`` says what a briefing contains; ``composing`` fills it once a language; and
``html``, ``pdf``, ``xlsx`` and ``pptx`` each write the same briefing in their format.
"""
