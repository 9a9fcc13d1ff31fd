namespace Nhi.Governance;

/// <summary>Roles and kinds of relations as the register and the documents spell them.</summary>
internal static class KebabNames
{
    public static string Of(OwnerRole role) => role switch
    {
        OwnerRole.Application => "application",
        OwnerRole.Platform => "platform",
        OwnerRole.Security => "security",
        OwnerRole.VendorManager => "vendor-manager",
        OwnerRole.Sponsor => "sponsor",
        OwnerRole.Person => "person",
        OwnerRole.Legal => "legal",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "The role has no name."),
    };

    public static string Of(RelationKind kind) => kind switch
    {
        RelationKind.CanBecome => "can-become",
        RelationKind.RunsAs => "runs-as",
        RelationKind.PartOf => "part-of",
        RelationKind.Holds => "holds",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The kind has no name."),
    };
}
