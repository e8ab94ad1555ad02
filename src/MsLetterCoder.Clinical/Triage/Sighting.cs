using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Triage;

/// <summary>A signal, measure or concept seen in a message: where, and what speaks against it.</summary>
/// <param name="Field">Subject or body.</param>
/// <param name="Sentence">Number of its sentence in that text.</param>
/// <param name="Span">Its words.</param>
/// <param name="Doubt">What speaks against it; never denied, conditional or general: such are not seen.</param>
internal readonly record struct Sighting(TextField Field, int Sentence, TextSpan Span, FlagDoubt Doubt);
