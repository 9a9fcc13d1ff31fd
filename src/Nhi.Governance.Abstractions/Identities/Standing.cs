namespace Nhi.Governance;

/// <summary>Whether a principal is governed here at all.</summary>
public enum Standing : byte
{
    /// <summary>A non-human identity that the estate governs. The default.</summary>
    Governed = 0,

    /// <summary>A person's principal: counted and linked, governed elsewhere, never triaged as unknown.</summary>
    Human,

    /// <summary>Made and run by a vendor (an AWS service-linked role, a Kubernetes <c>system:</c> account): shown, with no owner or rotation demanded.</summary>
    VendorManaged,
}
