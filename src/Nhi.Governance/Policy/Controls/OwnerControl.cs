using System.Collections.Frozen;

namespace Nhi.Governance;

/// <summary>Somebody who lives answers for the identity in a role that its class demands.</summary>
internal sealed class OwnerControl(ControlDefinition definition, OwnerRole role) : Control(definition)
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

    public override IEnumerable<Judgement> Judge(INonHumanIdentity identity, ControlContext context)
    {
        if (!DemandedOf(identity.Classification.Class).Contains(role))
        {
            return [];
        }

        var owner = identity.Owners.FirstOrDefault(owner => owner.Role == role);
        return owner?.State switch
        {
            OwnerState.Attested when owner.Until < context.AsOf => [Judgement.NotMet("The attestation has ended.", "Let the party attest it again: nhi attest.", Quote(owner))],
            OwnerState.Attested or OwnerState.Declared => [Judgement.Met($"{owner.Party} answers for it.", Quote(owner))],
            OwnerState.Absent => [Judgement.NotMet("Asked, and nobody is named.", "Name a team that answers for it, in its tags or in the register.", Quote(owner))],
            OwnerState.Orphaned => [Judgement.NotMet("Everybody who answered for it has left.", "Hand it over to a living team, rotate what the leaver has seen, or retire it.", Quote(owner))],
            OwnerState.Conflicting => [Judgement.NotMet("Two parties claim it, and neither source is more trusted.", "Let one of them attest it: nhi attest.", Quote(owner))],
            OwnerState.Suggested => [Judgement.NotMet("Only a suggestion, nobody's own claim.", "Let the suggested party attest it: nhi attest.", Quote(owner))],
            _ => [Judgement.NotAssessable() with { Explanation = "No source that was read could name an owner in this role." }],
        };
    }

    private static string Quote(Owner owner) => $"{owner.Role} owner: {owner.State}{(owner.Party is null ? string.Empty : ", " + owner.Party)} ({owner.Source})";
}
