using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace MsLetterCoder.Letters.Pdf;

/// <summary>Numbered objects of a PDF file and how they are written (ISO 32000-1, 7.5): the same objects give the same bytes.</summary>
internal sealed class PdfObjects
{
    private readonly List<byte[]> _bodies = [];

    /// <summary>A number for an object whose body comes later.</summary>
    public int Reserve()
    {
        _bodies.Add([]);
        return _bodies.Count;
    }

    /// <summary>An object.</summary>
    public int Add(string body)
    {
        int id = Reserve();
        Set(id, body);
        return id;
    }

    /// <summary>The body of a reserved object.</summary>
    public void Set(int id, string body) => _bodies[id - 1] = Encoding.Latin1.GetBytes(body);

    /// <summary>A stream.</summary>
    /// <param name="entries">Entries of its dictionary besides length and filter.</param>
    /// <param name="data">What stands in it.</param>
    /// <param name="packed">True where it is compressed.</param>
    public int Add(string entries, byte[] data, bool packed)
    {
        using var memory = new MemoryStream();
        if (packed)
        {
            using var zip = new ZLibStream(memory, CompressionLevel.Optimal, leaveOpen: true);
            zip.Write(data);
        }
        else
        {
            memory.Write(data);
        }

        byte[] head = Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"<< {entries} /Length {memory.Length}{(packed ? " /Filter /FlateDecode" : "")} >>\nstream\n"));
        _bodies.Add([.. head, .. memory.ToArray(), .. "\nendstream"u8]);
        return _bodies.Count;
    }

    /// <summary>Writes the file.</summary>
    /// <param name="root">The catalogue.</param>
    /// <param name="info">The properties.</param>
    /// <param name="to">Where to; left open.</param>
    public void Write(int root, int info, Stream to)
    {
        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n%\u00e2\u00e3\n"u8);
        var places = new List<long>();
        foreach ((int i, byte[] body) in _bodies.Index())
        {
            places.Add(file.Position);
            file.Write(Encoding.Latin1.GetBytes($"{i + 1} 0 obj\n"));
            file.Write(body);
            file.Write("\nendobj\n"u8);
        }

        long table = file.Position;
        string rows = string.Concat(places.Select(p => p.ToString("0000000000", CultureInfo.InvariantCulture) + " 00000 n \n"));
        file.Write(Encoding.Latin1.GetBytes($"xref\n0 {_bodies.Count + 1}\n0000000000 65535 f \n{rows}trailer\n<< /Size {_bodies.Count + 1} /Root {root} 0 R /Info {info} 0 R >>\nstartxref\n{table}\n%%EOF\n"));
        file.WriteTo(to);
    }
}
