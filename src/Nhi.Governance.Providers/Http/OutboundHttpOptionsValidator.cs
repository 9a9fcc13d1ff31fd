using Microsoft.Extensions.Options;

namespace Nhi.Governance.Providers.Http;

internal sealed class OutboundHttpOptionsValidator : IValidateOptions<OutboundHttpOptions>
{
    public ValidateOptionsResult Validate(string? name, OutboundHttpOptions options) =>
        options.Validate() is { Count: > 0 } wrong ? ValidateOptionsResult.Fail(wrong.Select(sentence => $"{name}: {sentence}")) : ValidateOptionsResult.Success;
}
