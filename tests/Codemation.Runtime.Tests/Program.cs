using Codemation.Runtime.Tests.Binary;
using Codemation.Runtime.Tests.Scheduling.Cluster;
using Codemation.Runtime.Tests.Scheduling.Schedules;
using Codemation.Runtime.Tests.Storage;

// Tests run in the test host. This is where tests of crashes and of memory find a second process.
switch (args)
{
    case [OtherProcess.Write, var databasePath]:
        await OtherProcess.RunAsync(databasePath);
        return 0;
    case [LargeAttachment.Role, var folder, var bytes]:
        await LargeAttachment.RunAsync(folder, bytes);
        return 0;
    case [FiringProcess.Fire, var database]:
        await FiringProcess.RunAsync(database);
        return 0;
    case [NodeProcess.Execute, var address]:
        await NodeProcess.RunAsync(address);
        return 0;
    default:
        Console.Error.WriteLine($"usage: {OtherProcess.Write} DATABASE | {LargeAttachment.Role} FOLDER BYTES | {FiringProcess.Fire} DATABASE | {NodeProcess.Execute} ADDRESS");
        return 2;
}
