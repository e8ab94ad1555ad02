namespace MsLetterCoder.Clinical.Messages;

/// <summary>One address of a mail header (RFC 5322 section 3.4). <paramref name="Address"/> is as written, without the angle brackets; <paramref name="Name"/> is decoded.</summary>
public sealed record EmailAddress(string? Name, string Address);
