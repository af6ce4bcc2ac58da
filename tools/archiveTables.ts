/**
 * The shapes in which the archive prints rows of file tables, one made-up example for each, and what must be read from them.
 *
 * A row is written name | date | time | size | version | platform, every cell as printed, a dot for none. `means` says what
 * follows from cells, header, neighbours and the text above: file, day, time, bytes, processor families.
 */
export interface Table {
  readonly shape: string;
  readonly lines: readonly string[];
  readonly rows: readonly string[];
  readonly means?: readonly string[];
}

export const TABLES: readonly Table[] = [
  {
    shape: 'header, ruler, two digits of the year, p glued to the time, size to the right, platform last',
    lines: [
      '   Date      Time                 Size    File name     Platform',
      '   -------------------------------------------------------------',
      '   03/14/99  05:13p             101,920   Xlamp.sys     x86',
      '   03/14/99  04:05a             203,648   Xlamp.sys     Alpha',
    ],
    rows: ['Xlamp.sys | 03/14/99 | 05:13p | 101,920 | . | x86', 'Xlamp.sys | 03/14/99 | 04:05a | 203,648 | . | Alpha'],
    means: ['Xlamp.sys 1999-03-14 17:13 101920 x86', 'Xlamp.sys 1999-03-14 04:05 203648 Alpha'],
  },
  {
    shape: 'month by name, 24 hours, one row, no version and no platform',
    lines: [
      '   Date         Time   Size     File name',
      '   --------------------------------------',
      '   17-Feb-2001  15:54  104,896  Xlamp.sys',
    ],
    rows: ['Xlamp.sys | 17-Feb-2001 | 15:54 | 104,896 | . | .'],
    means: ['Xlamp.sys 2001-02-17 15:54 104896 '],
  },
  {
    shape: 'version column, platform, the Alpha first',
    lines: [
      '   Date         Time   Version        Size     File name  Platform',
      '   ---------------------------------------------------------------',
      '   18-Mar-2002  03:44  4.0.9381.7179  209,008  Xlamp.sys  Alpha',
      '   18-Mar-2002  03:49  4.0.9381.7179  104,960  Xlamp.sys  x86',
    ],
    rows: [
      'Xlamp.sys | 18-Mar-2002 | 03:44 | 209,008 | 4.0.9381.7179 | Alpha',
      'Xlamp.sys | 18-Mar-2002 | 03:49 | 104,960 | 4.0.9381.7179 | x86',
    ],
  },
  {
    shape: 'no header, the platform in brackets behind the name',
    lines: [
      '   02/09/98  08:16a               103,664 Xlamp.sys   (Intel)',
      '   02/09/98  08:13a               203,536 Xlamp.sys   (Alpha)',
    ],
    rows: [
      'Xlamp.sys | 02/09/98 | 08:16a | 103,664 | . | (Intel)',
      'Xlamp.sys | 02/09/98 | 08:13a | 203,536 | . | (Alpha)',
    ],
    means: ['Xlamp.sys 1998-02-09 08:16 103664 x86', 'Xlamp.sys 1998-02-09 08:13 203536 Alpha'],
  },
  {
    shape: 'boxed, with rulers between rows and no header',
    lines: [
      '+---------------------------------------------------+',
      '| 02/14/98 | 12:04p | 103,824 | Xlamp.sys | (Intel) | ',
      '+---------------------------------------------------+',
      '| 02/14/98 | 12:00p | 206,848 | Xlamp.sys | (Alpha) | ',
      '+---------------------------------------------------+',
    ],
    rows: [
      'Xlamp.sys | 02/14/98 | 12:04p | 103,824 | . | (Intel)',
      'Xlamp.sys | 02/14/98 | 12:00p | 206,848 | . | (Alpha)',
    ],
    means: ['Xlamp.sys 1998-02-14 12:04 103824 x86', 'Xlamp.sys 1998-02-14 12:00 206848 Alpha'],
  },
  {
    shape: 'no header, the platform first and in brackets',
    lines: ['   (i386)  02/01/97  04:24p    103,632 Xlamp.sys', '   (alpha) 02/01/97  04:21p    203,472 Xlamp.sys'],
    rows: [
      'Xlamp.sys | 02/01/97 | 04:24p | 103,632 | . | (i386)',
      'Xlamp.sys | 02/01/97 | 04:21p | 203,472 | . | (alpha)',
    ],
  },
  {
    shape: 'size in KB, PM in capitals, the row less indented than its header',
    lines: [
      '   Date      Time    Size    File name    Platform',
      '   -----------------------------------------------',
      '  3/29/99   12:04PM   109 KB   Xlamp.sys   X86',
    ],
    rows: ['Xlamp.sys | 3/29/99 | 12:04PM | 109 KB | . | X86'],
    means: ['Xlamp.sys 1999-03-29 12:04 ? x86'],
  },
  {
    shape: 'a long list in the first column: name, size, date, time',
    lines: [
      '3xmdat.sys       10,288   3/1/97   12:00a',
      '7514fixe.fon     10,976   3/1/97   12:00a',
      'xntldr          101,984   3/1/97   12:00a',
      'xlamp.sys       107,088   3/1/97   12:00a',
    ],
    rows: [
      '3xmdat.sys | 3/1/97 | 12:00a | 10,288 | . | .',
      '7514fixe.fon | 3/1/97 | 12:00a | 10,976 | . | .',
      'xntldr | 3/1/97 | 12:00a | 101,984 | . | .',
      'xlamp.sys | 3/1/97 | 12:00a | 107,088 | . | .',
    ],
    means: [
      '3xmdat.sys 1997-03-01 00:00 10288 ',
      '7514fixe.fon 1997-03-01 00:00 10976 ',
      'xntldr 1997-03-01 00:00 101984 ',
      'xlamp.sys 1997-03-01 00:00 107088 ',
    ],
  },
  {
    shape: 'name, date, time, size, with tabs between them',
    lines: [' 00_lamp.srv\t       03/29/99  12:04p      43,915', ' xlamp.sys\t\t  03/29/99  12:04p     102,496'],
    rows: ['00_lamp.srv | 03/29/99 | 12:04p | 43,915 | . | .', 'xlamp.sys | 03/29/99 | 12:04p | 102,496 | . | .'],
  },
  {
    shape: 'boxed, header File, a hyphen for no version, no time',
    lines: [
      '+------------------------------------------------+',
      '| File         | Date     | Size    | Version    | ',
      '+------------------------------------------------+',
      '| xdptif.dbg   | 3/22/97  | 38,900  | -          | ',
      '+------------------------------------------------+',
      '| xdptif.dll   | 3/22/97  | 22,900  | 4.1.9.77   | ',
      '+------------------------------------------------+',
    ],
    rows: ['xdptif.dbg | 3/22/97 | . | 38,900 | . | .', 'xdptif.dll | 3/22/97 | . | 22,900 | 4.1.9.77 | .'],
  },
  {
    shape: 'the platform only in the first row of each group, a blank line between groups',
    lines: [
      '   Date      Time      Size     File name     Platform',
      '   ---------------------------------------------------',
      '   10/12/1998  08:44p   36,912  Xlbs.exe      x86',
      '   10/29/1998  02:06p   60,908  Xlbs.sys',
      '   10/12/1998  08:43p  101,744  Xdis.sys',
      '',
      '   10/12/1998  08:43p   51,972  Xlbs.exe      Alpha',
      '   10/29/1998  02:05p  100,704  Xlbs.sys',
    ],
    rows: [
      'Xlbs.exe | 10/12/1998 | 08:44p | 36,912 | . | x86',
      'Xlbs.sys | 10/29/1998 | 02:06p | 60,908 | . | .',
      'Xdis.sys | 10/12/1998 | 08:43p | 101,744 | . | .',
      'Xlbs.exe | 10/12/1998 | 08:43p | 51,972 | . | Alpha',
      'Xlbs.sys | 10/29/1998 | 02:05p | 100,704 | . | .',
    ],
    means: [
      'Xlbs.exe 1998-10-12 20:44 36912 x86',
      'Xlbs.sys 1998-10-29 14:06 60908 x86',
      'Xdis.sys 1998-10-12 20:43 101744 x86',
      'Xlbs.exe 1998-10-12 20:43 51972 Alpha',
      'Xlbs.sys 1998-10-29 14:05 100704 Alpha',
    ],
  },
  {
    shape: 'no file name in header or rows: the sentence above has it, and another column stands in its place',
    lines: [
      'Once expanded, Xlamp.sys in its folder is one of these:',
      '',
      '   Date     Time      Size      Drive type',
      '   ---------------------------------------',
      '   3/2/96   12:30am   103,424   FAT',
      '   3/1/96    4:30am   103,424   NTFS',
    ],
    rows: ['. | 3/2/96 | 12:30am | 103,424 | . | .', '. | 3/1/96 | 4:30am | 103,424 | . | .'],
    means: ['Xlamp.sys 1996-03-02 00:30 103424 ', 'Xlamp.sys 1996-03-01 04:30 103424 '],
  },
  {
    shape: 'a version column that no row fills, rows in the second column',
    lines: [
      '   Date      Time    Version      Size    File name     Platform',
      '   -------------------------------------------------------------',
      ' 03/26/2000  01:33p              104,544    xlamp.sys   i386',
      ' 03/26/2000  01:32p              200,896    xlamp.sys   alpha',
    ],
    rows: [
      'xlamp.sys | 03/26/2000 | 01:33p | 104,544 | . | i386',
      'xlamp.sys | 03/26/2000 | 01:32p | 200,896 | . | alpha',
    ],
  },
  {
    shape: 'a blank line between rows, pm glued to the time',
    lines: [
      '   Date      Time                 Size    File name     Platform',
      '   -------------------------------------------------------------',
      '   03/20/99  3:26pm               100,864 Xlamp.sys     i386',
      '',
      '   03/20/99  3:25pm               204,128 Xlamp.sys     Alpha',
    ],
    rows: ['Xlamp.sys | 03/20/99 | 3:26pm | 100,864 | . | i386', 'Xlamp.sys | 03/20/99 | 3:25pm | 204,128 | . | Alpha'],
    means: ['Xlamp.sys 1999-03-20 15:26 100864 x86', 'Xlamp.sys 1999-03-20 15:25 204128 Alpha'],
  },
  {
    shape: 'a space before PM, inside one column',
    lines: [
      '   Date      Time               Size       File name     Platform',
      '   --------------------------------------------------------------',
      '   03/28/1999   11:03 PM        206,576    Xrdr.sys      Intel',
    ],
    rows: ['Xrdr.sys | 03/28/1999 | 11:03 PM | 206,576 | . | Intel'],
    means: ['Xrdr.sys 1999-03-28 23:03 206576 x86'],
  },
  {
    shape: 'month name first, the ruler shorter than the header, spaces at the end',
    lines: [
      '   Date        Time    Version        Size       File name     ',
      '   -------------------------------------------------------',
      '   Mar-9-2001  04:47p  4.0.9381.7097  104,752    Xbt.sys   ',
    ],
    rows: ['Xbt.sys | Mar-9-2001 | 04:47p | 104,752 | 4.0.9381.7097 | .'],
    means: ['Xbt.sys 2001-03-09 16:47 104752 '],
  },
  {
    shape: 'size in KB with the month by name',
    lines: [
      '   Date         Time   Size    File name  Platform',
      '   -----------------------------------------------',
      '   17-Mar-2002  18:15  102 KB  Xbt.sys    i386',
    ],
    rows: ['Xbt.sys | 17-Mar-2002 | 18:15 | 102 KB | . | i386'],
    means: ['Xbt.sys 2002-03-17 18:15 ? x86'],
  },
  {
    shape: 'seconds',
    lines: [
      '   Date     Time        Version        Size    File name  Platform',
      '   ---------------------------------------------------------------',
      '   3/28/01  10:06:36PM  4.0.9381.7095  60,640  Xfd.sys    Intel',
    ],
    rows: ['Xfd.sys | 3/28/01 | 10:06:36PM | 60,640 | 4.0.9381.7095 | Intel'],
    means: ['Xfd.sys 2001-03-28 22:06 60640 x86'],
  },
  {
    shape: 'version and size one space apart, columns that do not line up',
    lines: [
      '   Date         Time   Version       Size    File name',
      '   ---------------------------------------------------',
      '   28-Feb-2002  05:33  4.0.9381.7144 60,672  Xfd.sys',
    ],
    rows: ['Xfd.sys | 28-Feb-2002 | 05:33 | 60,672 | 4.0.9381.7144 | .'],
  },
  {
    shape: 'two tables, two products, a platform only in the second',
    lines: [
      'Lamp 2000',
      '---------',
      '',
      '   Date        Time    Version         Size    File name ',
      '   -----------------------------------------------------',
      '   03/12/2000  06:31p  5.0.9195.2096  208,720  Xlamp.sys',
      '',
      'Lamp NT 4.0',
      '-----------',
      '',
      '   Date        Time    Size     File name  Platform',
      '   ------------------------------------------------',
      '   03/06/2000  09:44p  104,448  Xlamp.sys  Intel',
    ],
    rows: [
      'Xlamp.sys | 03/12/2000 | 06:31p | 208,720 | 5.0.9195.2096 | .',
      'Xlamp.sys | 03/06/2000 | 09:44p | 104,448 | . | Intel',
    ],
    means: ['Xlamp.sys 2000-03-12 18:31 208720 ', 'Xlamp.sys 2000-03-06 21:44 104448 x86'],
  },
  {
    shape: 'a platform that is a product and goes on below',
    lines: [
      '   Date       Time      Size       File name  Version    Platform',
      '   ----------------------------------------------------------------',
      '   03/12/99   05:20p    70,769     Xip.386    4.10.1999  Lamp 98',
      '   03/03/99   02:50p    80,909     Xip.386    4.10.2223  Lamp 98',
      '                                                         Second Edition',
    ],
    rows: [
      'Xip.386 | 03/12/99 | 05:20p | 70,769 | 4.10.1999 | Lamp 98',
      'Xip.386 | 03/03/99 | 02:50p | 80,909 | 4.10.2223 | Lamp 98 Second Edition',
    ],
    means: ['Xip.386 1999-03-12 17:20 70769 ', 'Xip.386 1999-03-03 14:50 80909 '],
  },
  {
    shape: 'the day first, as one of its dates gives away, and a board for a platform',
    lines: [
      '   Date      Time   Size     File Name  Platform',
      '   ----------------------------------------------------',
      '   08/07/01  16:57  702,398  Xip.lib    ARM920 (Debug)',
      '   28/07/01  15:53  703,524  Xip.lib    R9000  (Retail)',
    ],
    rows: [
      'Xip.lib | 08/07/01 | 16:57 | 702,398 | . | ARM920 (Debug)',
      'Xip.lib | 28/07/01 | 15:53 | 703,524 | . | R9000 (Retail)',
    ],
    means: ['Xip.lib 2001-07-08 16:57 702398 ', 'Xip.lib 2001-07-28 15:53 703524 '],
  },
  {
    shape: 'only a size and a name',
    lines: ['   Size        File name', '   --------------------------', '   7,010,948   Xce30qfe72.exe'],
    rows: ['Xce30qfe72.exe | . | . | 7,010,948 | . | .'],
  },
  {
    shape: 'no date, a size without commas',
    lines: [
      '   Version      Size    File name     Platform',
      '   --------------------------------------------',
      '   4.02.0918    81988   Xtpsvc2.dll   (x86)',
      '   4.02.0918   106736   Xtpsvc2.dll   (alpha)',
    ],
    rows: ['Xtpsvc2.dll | . | . | 81988 | 4.02.0918 | (x86)', 'Xtpsvc2.dll | . | . | 106736 | 4.02.0918 | (alpha)'],
  },
  {
    shape: 'the platform before the version, which some rows lack',
    lines: [
      '   Date      Time       Size   File name        Platform   Version',
      '  -----------------------------------------------------------------------',
      '  02/28/99  03:34p      5,977  64831.sql        I386',
      '  02/14/99  07:58p    202,288  Xbnwcli.dll      I386       2.00.9380.1055',
    ],
    rows: [
      '64831.sql | 02/28/99 | 03:34p | 5,977 | . | I386',
      'Xbnwcli.dll | 02/14/99 | 07:58p | 202,288 | 2.00.9380.1055 | I386',
    ],
  },
  {
    shape: 'File Date and File Size, hyphens in the date, a total below',
    lines: [
      'File Date Time                   File Size   File name',
      '------------------------------------------------------',
      '',
      '02-20-96  4:00p                  1,016,224   XLOFF11.CAB',
      '                 1 file(s)      1,016,224 bytes',
    ],
    rows: ['XLOFF11.CAB | 02-20-96 | 4:00p | 1,016,224 | . | .'],
  },
  {
    shape: 'one file once as a line of text and once in a table with its folder',
    lines: [
      '   Xip.386  version 4.0.958  dated 2/14/98 9:58am  60,734 bytes',
      '',
      'The same, as it is installed:',
      '',
      '   File name  Version    Date/Time        Size     Destination folder',
      '   ------------------------------------------------------------------',
      '   Xip.386    4.00.958   2/14/98 9:58am   60,734   Lamps\\System',
    ],
    rows: ['Xip.386 | 2/14/98 | 9:58am | 60,734 | 4.0.958 | .', 'Xip.386 | 2/14/98 | 9:58am | 60,734 | 4.00.958 | .'],
  },
  {
    shape: 'as dir of MS-DOS prints it: the ending in a column of its own, compressed or not, or none',
    lines: [
      '   XLAMP    SY_      40,288 07-24-93   5:11a',
      '   7514FIX  FON      11,408 05-01-90  12:00a',
      '   XVDD     386       9,535 05-01-90  12:00a',
      '   DISK4                  2 07-24-93   5:11a',
    ],
    rows: [
      'XLAMP.SY_ | 07-24-93 | 5:11a | 40,288 | . | .',
      '7514FIX.FON | 05-01-90 | 12:00a | 11,408 | . | .',
      'XVDD.386 | 05-01-90 | 12:00a | 9,535 | . | .',
      'DISK4 | 07-24-93 | 5:11a | 2 | . | .',
    ],
  },
  {
    shape: 'two files side by side',
    lines: [
      '   XGA      DRV     71,344 05-01-90 |     XGA      DRV     71,346 10-31-90',
      '   xda.drv  1,344 05-01-90      xda.dll  1,346 10-31-90',
    ],
    rows: [
      'XGA.DRV | 05-01-90 | . | 71,344 | . | .',
      'XGA.DRV | 10-31-90 | . | 71,346 | . | .',
      'xda.drv | 05-01-90 | . | 1,344 | . | .',
      'xda.dll | 10-31-90 | . | 1,346 | . | .',
    ],
  },
];

/** Lines that look like rows or headers, and are none; `told` are those that must be told as not read. */
export interface Trap {
  readonly trap: string;
  readonly lines: readonly string[];
  readonly told: readonly string[];
}

export const TRAPS: readonly Trap[] = [
  { trap: 'models of tape drives', lines: ['   Works with the DLT9000/4000/7000 and 12,345 tapes'], told: [] },
  {
    trap: 'parameters of a stop',
    lines: ['   STOP 0x0000009A (0x00000002, 0x00000002, 0x00000000, 0xf71e9ec5) in Xlamp.sys'],
    told: [],
  },
  {
    trap: 'a list of registry values',
    lines: ['   XlampOpts      REG_DWORD   0, 1, 2', '   XlampLog       REG_SZ      xlamp.log', '   TimeOut 1,000'],
    told: [],
  },
  {
    trap: 'a ruler of hashes in a sample of code',
    lines: ['   ##########', '   # 01.02.03 #', '   ==========', '   copy xlamp.sys c:\\lamps'],
    told: [],
  },
  {
    trap: 'a sentence with a file and a date',
    lines: ['The Xlamp.sys that is dated 2/14/98 was replaced by the one of 101,920 bytes.'],
    told: ['reads as a sentence'],
  },
  {
    trap: 'a date and a size that belong to no file',
    lines: ['Lamps sold until 2/14/98: 101,920 in all towns, or so'],
    told: ['reads as a sentence'],
  },
  { trap: 'a row without a file', lines: ['   2/14/98  04:00p  101,920'], told: ['names no file'] },
  { trap: 'an address on the network', lines: ['   See www.example.com or 10.1.2.3 since 2/14/98.'], told: [] },
];
