using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Letters;

/// <summary>Something the clinic letter states beside a matter, which the person can leave out.</summary>
/// <param name="Key">Row and detail, as <see cref="EmployerChoices.LeftOut"/> names it: 'tiredness/trigger'.</param>
/// <param name="Plain">What the letter to the employer says of it: 'severe', 'left', 'Heat makes this worse for me.' (first person).</param>
/// <param name="Words">The words of the clinic letter.</param>
public sealed record StatedDetail(string Key, string Plain, TextSpan Words);
