using Microsoft.Extensions.Options;

namespace Nhi.Governance;

/// <summary>Refuses a policy that names a control which does not exist, when the host starts rather than when the first survey runs.</summary>
internal sealed class GovernanceOptionsValidator : IValidateOptions<GovernanceOptions>
{
    public ValidateOptionsResult Validate(string? name, GovernanceOptions options)
    {
        if (options.Policy is null || options.Classifier is null)
        {
            return ValidateOptionsResult.Fail("GovernanceOptions needs a policy and a classifier.");
        }

        try
        {
            PolicyEvaluator.Compile(options.Policy);
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException wrong)
        {
            return ValidateOptionsResult.Fail(wrong.Message);
        }
    }
}
