import { emoticons } from '#electron/model/text/emoticons.ts';

/** Something that is offered for a `:` and a few letters. `insert`: what then stands in the text. */
export interface Emoji {
  readonly name: string;
  readonly shown: string;
  readonly insert: string;
}

/** The emoticons go out as they are typed, so that they are read everywhere. */
const faces = Object.entries(emoticons).map(([name, [sent, shown]]) => ({
  name: name.toLowerCase(),
  shown,
  insert: sent,
}));

const symbols =
  'thumbs up 👍,thumbs down 👎,ok 👌,clap 👏,pray 🙏,wave 👋,muscle 💪,eyes 👀,heart ❤️,broken heart 💔,fire 🔥,star ⭐,sparkles ✨,' +
  'tada 🎉,rocket 🚀,check ✅,cross ❌,warning ⚠️,stop 🛑,question ❓,exclamation ❗,bulb 💡,bell 🔔,lock 🔒,key 🔑,clock 🕒,hourglass ⏳,' +
  'calendar 📅,mail ✉️,phone 📞,pin 📌,link 🔗,chart up 📈,chart down 📉,money 💰,coffee ☕,tea 🍵,cake 🎂,pizza 🍕,beer 🍺,sun ☀️,cloud ☁️,' +
  'rain 🌧️,snow ❄️,bird 🐦,cat 🐱,dog 🐶,bug 🐛,joy 😂,thinking 🤔,sweat 😅,sleepy 😴,sick 🤒,party 🥳,hug 🤗,shrug 🤷,facepalm 🤦,skull 💀,' +
  'robot 🤖,hundred 💯';

export const emoji: readonly Emoji[] = [
  ...faces,
  ...symbols.split(',').map((line) => {
    const end = line.lastIndexOf(' ');
    const shown = line.slice(end + 1);
    return { name: line.slice(0, end), shown, insert: shown };
  }),
];
