using Microsoft.Extensions.Options;

namespace MsLetterCoder.App.Configuration;

[OptionsValidator]
internal sealed partial class MailboxOptionsValidator : IValidateOptions<MailboxOptions>;

[OptionsValidator]
internal sealed partial class ImapOptionsValidator : IValidateOptions<ImapOptions>;

[OptionsValidator]
internal sealed partial class StoreSettingsValidator : IValidateOptions<StoreSettings>;

[OptionsValidator]
internal sealed partial class LimitOptionsValidator : IValidateOptions<LimitOptions>;
