using System.Collections.Frozen;
using static Nhi.Governance.When;

namespace Nhi.Governance;

/// <summary>Somebody who lives answers for the identity in a role that its class demands.</summary>
internal static class OwnerControl
{
    private static readonly FrozenDictionary<IdentityClass, OwnerRole[]> Demanded = new Dictionary<IdentityClass, OwnerRole[]>
    {
        [IdentityClass.Device] = [OwnerRole.Platform],
        [IdentityClass.Host] = [OwnerRole.Platform],
        [IdentityClass.Workload] = [OwnerRole.Platform, OwnerRole.Application],
        [IdentityClass.Certificate] = [OwnerRole.Platform, OwnerRole.Application],
        [IdentityClass.SigningKey] = [OwnerRole.Security],
        [IdentityClass.CloudRole] = [OwnerRole.Application],
        [IdentityClass.ServiceAccount] = [OwnerRole.Application],
        [IdentityClass.DatabaseRole] = [OwnerRole.Application, OwnerRole.Platform],
        [IdentityClass.ApiKey] = [OwnerRole.Application, OwnerRole.VendorManager],
        [IdentityClass.OAuthApp] = [OwnerRole.Application, OwnerRole.VendorManager],
        [IdentityClass.OAuthToken] = [OwnerRole.Application],
        [IdentityClass.PersonalAccessToken] = [OwnerRole.Person, OwnerRole.Application],
        [IdentityClass.DeployKey] = [OwnerRole.Application],
        [IdentityClass.PipelineIdentity] = [OwnerRole.Application],
        [IdentityClass.Bot] = [OwnerRole.Application],
        [IdentityClass.RpaRobot] = [OwnerRole.Application],
        [IdentityClass.SshKey] = [OwnerRole.Application],
        [IdentityClass.AiAgent] = [OwnerRole.Application, OwnerRole.Sponsor],
        [IdentityClass.ToolConnector] = [OwnerRole.Application, OwnerRole.VendorManager],
        [IdentityClass.ThirdPartyIntegration] = [OwnerRole.VendorManager, OwnerRole.Application],
        [IdentityClass.LegalEntity] = [OwnerRole.Legal, OwnerRole.Security],
    }.ToFrozenDictionary();

    public static IReadOnlyList<OwnerRole> DemandedOf(IdentityClass value) => Demanded.GetValueOrDefault(value, []);

    public static Control Of(ControlDefinition definition, OwnerRole role)
    {
        var ended = new Deadline.OfAttestation(role);
        return new(definition, Scope.Identity, Class(Demanded.Where(item => item.Value.Contains(role)).Select(item => item.Key)),
        [
            Is(OwnerState.Attested, Passed(ended), "The attestation has ended.", "Let the party attest it again: nhi attest."),
            new(Answers(role, OwnerState.Attested, OwnerState.Declared), new(ControlOutcome.Met, subject => Judgement.Met($"{In(subject, role).Party} answers for it.", Quote(In(subject, role))))),
            Is(OwnerState.Absent, Condition.Always, "Asked, and nobody is named.", "Name a team that answers for it, in its tags or in the register."),
            Is(OwnerState.Orphaned, Condition.Always, "Everybody who answered for it has left.", "Hand it over to a living team, rotate what the leaver has seen, or retire it."),
            Is(OwnerState.Conflicting, Condition.Always, "Two parties claim it, and neither source is more trusted.", "Let one of them attest it: nhi attest."),
            Is(OwnerState.Suggested, Condition.Always, "Only a suggestion, nobody's own claim.", "Let the suggested party attest it: nhi attest."),
            new(Condition.Always, new(ControlOutcome.NotAssessable, _ => Judgement.NotAssessable() with { Explanation = "No source that was read could name an owner in this role." })),
        ]);

        Case Is(OwnerState state, Condition and, string explanation, string nextStep) =>
            new(Answers(role, state) & and, new(ControlOutcome.NotMet, subject => Judgement.NotMet(explanation, nextStep, Quote(In(subject, role)))));
    }

    private static Owner In(in Subject subject, OwnerRole role) => CodedColumn.Answers.In(subject.Identity, role)!;

    private static string Quote(Owner owner) => $"{owner.Role} owner: {owner.State}{(owner.Party is null ? string.Empty : ", " + owner.Party)} ({owner.Source})";
}
