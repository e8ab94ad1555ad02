using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Keys;

namespace MsLetterCoder.Store;

/// <summary>A database that is open, with what identifies it.</summary>
/// <param name="Database">The sessions.</param>
/// <param name="StoreId">The store's random id.</param>
/// <param name="Keys">Where its key-encryption key comes from.</param>
internal sealed record OpenedStore(StoreDatabase Database, string StoreId, StoreKeys Keys);
