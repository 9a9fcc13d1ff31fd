namespace Nhi.Governance;

/// <summary>Whom an attachment reaches.</summary>
public enum AttachmentReach : byte
{
    /// <summary>The identity of that id or alias.</summary>
    Identity = 0,

    /// <summary>Everything in the container of that name: an account, namespace, group or role.</summary>
    Members,
}
