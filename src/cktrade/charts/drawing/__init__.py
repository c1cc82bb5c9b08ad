"""How this house draws: canvas, type, scales, marks, words around a chart."""
