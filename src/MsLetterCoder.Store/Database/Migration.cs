namespace MsLetterCoder.Store.Database;

/// <summary>One numbered step of the schema.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Name">File name without its extension.</param>
/// <param name="Sql">The statements.</param>
/// <param name="Checksum">SHA-256 of the statements, lower-case hex.</param>
internal sealed record Migration(int Number, string Name, string Sql, string Checksum);
