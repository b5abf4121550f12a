namespace Codemation.Runtime.Json;

/// <summary>Where in the input a scan stands.</summary>
internal enum ScanPlace
{
    /// <summary>Before everything; whether it is an array isn't known.</summary>
    Start,

    /// <summary>Between values that stand in no array.</summary>
    Values,

    /// <summary>Behind the opening bracket.</summary>
    FirstElement,

    /// <summary>Behind a comma.</summary>
    Element,

    /// <summary>Behind an element.</summary>
    Separator,

    /// <summary>Behind the closing bracket.</summary>
    AfterArray,
}
