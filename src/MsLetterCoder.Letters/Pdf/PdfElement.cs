namespace MsLetterCoder.Letters.Pdf;

/// <summary>An element of a tagged PDF's structure (ISO 32000-1, 14.7): what screen readers follow.</summary>
internal sealed class PdfElement(string type)
{
    private readonly List<PdfElement> _kids = [];

    /// <summary>Its type.</summary>
    public string Type => type;

    /// <summary>Its number in the file, once it was added.</summary>
    public int Id { get; private set; }

    /// <summary>Pieces of pages it stands on: number of the page, number of the marked content there.</summary>
    public List<(int Page, int Mark)> Content { get; } = [];

    /// <summary>A new element inside this one.</summary>
    public PdfElement Add(string kind)
    {
        var kid = new PdfElement(kind);
        _kids.Add(kid);
        return kid;
    }

    /// <summary>Adds it and all inside it to a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="parent">Number of the object above it.</param>
    /// <param name="pages">Numbers of the pages' objects.</param>
    public int Write(PdfObjects file, int parent, IReadOnlyList<int> pages)
    {
        Id = file.Reserve();
        IEnumerable<string> kids = _kids.Select(k => $"{k.Write(file, Id, pages)} 0 R").Concat(Content.Select(c => $"<< /Type /MCR /Pg {pages[c.Page]} 0 R /MCID {c.Mark} >>"));
        file.Set(Id, $"<< /Type /StructElem /S /{type} /P {parent} 0 R /K [{string.Join(' ', kids.ToList())}] >>");
        return Id;
    }
}
