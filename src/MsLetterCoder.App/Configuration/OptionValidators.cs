using Microsoft.Extensions.Options;

namespace MsLetterCoder.App.Configuration;

[OptionsValidator]
internal sealed partial class MailboxOptionsValidator : IValidateOptions<MailboxOptions>;

[OptionsValidator]
internal sealed partial class StorageOptionsValidator : IValidateOptions<StorageOptions>;

[OptionsValidator]
internal sealed partial class RetentionOptionsValidator : IValidateOptions<RetentionOptions>;

[OptionsValidator]
internal sealed partial class ModelOptionsValidator : IValidateOptions<ModelOptions>;

[OptionsValidator]
internal sealed partial class LimitOptionsValidator : IValidateOptions<LimitOptions>;

[OptionsValidator]
internal sealed partial class TriageOptionsValidator : IValidateOptions<TriageOptions>;

[OptionsValidator]
internal sealed partial class CodingOptionsValidator : IValidateOptions<CodingOptions>;

[OptionsValidator]
internal sealed partial class OutgoingOptionsValidator : IValidateOptions<OutgoingOptions>;

[OptionsValidator]
internal sealed partial class AlertOptionsValidator : IValidateOptions<AlertOptions>;

[OptionsValidator]
internal sealed partial class PageOptionsValidator : IValidateOptions<PageOptions>;

[OptionsValidator]
internal sealed partial class TerminologyOptionsValidator : IValidateOptions<TerminologyOptions>;
