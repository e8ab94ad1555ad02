using System.Text.Json.Serialization;

namespace MsLetterCoder.Store.Filing;

/// <summary>JSON of what the store keeps as one encrypted field.</summary>
[JsonSerializable(typeof(MailHeaders))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class StoreJson : JsonSerializerContext;
