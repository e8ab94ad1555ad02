namespace MsLetterCoder.Clinical.Letters;

/// <summary>An adjustment that suits a matter and a kind of work.</summary>
/// <param name="Key">Key of the row, as <see cref="EmployerChoices.Adjustments"/> names it.</param>
/// <param name="Plain">What it asks for, first person.</param>
/// <param name="Chosen">True where the tables choose it by themselves.</param>
public sealed record PossibleRequest(string Key, string Plain, bool Chosen);
