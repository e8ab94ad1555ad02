using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Mail.Mime;

/// <summary>A mail taken apart: <paramref name="Root"/> is the mail itself, <paramref name="Doubts"/> what was odd in it.</summary>
public sealed record MimeTree(MimePart Root, IReadOnlyList<ReadDoubt> Doubts);
