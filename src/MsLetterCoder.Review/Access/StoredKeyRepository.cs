using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using MsLetterCoder.Store;

namespace MsLetterCoder.Review.Access;

/// <summary>Keeps the keys of cookies and forms in the store, sealed there.</summary>
internal sealed class StoredKeyRepository(LetterStore store) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. store.PageKeys.All().Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) => store.PageKeys.Add(element.ToString(SaveOptions.DisableFormatting));
}
