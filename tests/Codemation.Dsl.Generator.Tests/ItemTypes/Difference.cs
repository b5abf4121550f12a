namespace Codemation.Dsl.Generator.Tests.ItemTypes;

/// <summary>What a schema of ours says otherwise than System.Text.Json's, on purpose, for types of one sort.</summary>
[Flags]
public enum Difference
{
    None = 0,

    /// <summary>Data annotations are checks, of which System.Text.Json knows nothing.</summary>
    Annotations = 1,

    /// <summary>
    /// The <c>T</c> of <c>Box&lt;T&gt;</c> can't be null where the item type says <c>Box&lt;string&gt;</c>. Metadata belongs to the
    /// run-time type, which <c>Box&lt;string?&gt;</c> is as well, so System.Text.Json allows null for both.
    /// </summary>
    TypeArguments = 2,

    /// <summary>What a member's own converter writes is up to the converter. System.Text.Json describes the type as if there were none.</summary>
    MemberConverters = 4,

    /// <summary>With numbers in quotes a nullable number may be in quotes too, and is read. System.Text.Json's schema denies it.</summary>
    NullableNumbersInQuotes = 8,

    /// <summary>A member with <c>[DisallowNull]</c> may have null, but not be given it. The schema is about what it is given.</summary>
    DisallowNull = 16,
}
